"""The leaflet: one page to take home, as an accessible PDF or as one HTML file."""
