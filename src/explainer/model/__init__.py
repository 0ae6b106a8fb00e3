"""The shared model: dose to plasma to block to circuit to glutamate to spines.

It ends at the synapse. It never computes a mood score.
"""
