"""The colours of the statuses, on the screen and on paper; a word and a shape always say the same."""

# Each carries white words, and is legible on white and on near black; 'not stated' is hatched besides.
STATUS_COLOURS = {
    "complete": "#1a7d51",
    "in progress": "#2874b2",
    "not started": "#a66300",
    "stopped": "#8d5bb5",
    "continuous": "#1c7f89",
    "not stated": "#59626c",
}
