// Right and Left turn a slide, as a remote control sends them; Space, Page and Up and Down scroll.
addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const slides = [...document.querySelectorAll(".slide")];
  const here = slides.findIndex((one) => one.getBoundingClientRect().bottom > innerHeight / 2);
  slides[here + step]?.scrollIntoView();
  event.preventDefault();
});
