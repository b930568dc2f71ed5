"""The classroom kit: a lesson becomes what pupils and their teacher take into a room."""
