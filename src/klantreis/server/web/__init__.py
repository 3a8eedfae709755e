"""The front end as the browser gets it: one page, and the files that `web/` is built to."""
