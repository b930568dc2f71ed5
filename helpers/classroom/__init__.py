"""Makes the classroom kit: handouts, slides, pupils' notebooks, archives."""
