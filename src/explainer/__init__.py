"""Ketamine and the synapse: one model, its evidence, and the pages that show both."""
