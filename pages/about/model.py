from explainer.ui.shell import draw_headline

draw_headline(
    "Block the brake, and the circuit speaks up. Block too much, and it falls silent.", "Placeholder lead."
)
