"""Systems and formats that events come from, one file each."""
