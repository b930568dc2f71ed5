"""Makes the classroom package: handouts, slides, pupils' notebooks, archives."""
