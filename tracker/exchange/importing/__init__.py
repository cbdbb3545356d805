"""Tables from elsewhere: read, understood and checked row by row, then stored as one step."""
