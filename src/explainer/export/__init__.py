"""What leaves the explainer as a file: its sources in the formats that other programs read."""
