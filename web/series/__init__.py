"""The red thread of a series, its end with thanks, and opening it again: for who coordinates, and for who was there."""
