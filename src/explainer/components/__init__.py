"""Components that redraw in the browser; they draw what the model computed."""
