"""Tags and filters: `{% load page %}`."""
