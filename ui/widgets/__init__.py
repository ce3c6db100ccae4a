"""Small reusable widgets that know nothing of this application. Import each from its own module."""
