"""Meta-analysis: effect sizes from what trials print, and their pooling."""
