"""How soon the web app shows things in a browser, and how smoothly a large map scrolls and is written on."""
