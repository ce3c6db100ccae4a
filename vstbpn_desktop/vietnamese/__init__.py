"""What is Vietnamese about the data: spelling, order, names, dates, numbers, symbols of documents."""
