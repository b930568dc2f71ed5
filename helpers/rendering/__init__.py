"""What is shown as HTML, without pandas: pages are made with it, too."""
