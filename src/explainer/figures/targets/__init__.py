"""Small multiples of the Model page: one figure per target, model against observation."""
