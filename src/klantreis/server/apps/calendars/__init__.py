"""Content calendars: ideas, what content did, and tables read before they are taken in."""
