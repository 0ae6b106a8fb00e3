"""What was seen in people and animals: frozen records read from CSV, each row with its source."""
