package io.flashsale.pricing.csv;

/** One line of text and where it stands; the first line is number 1. */
record CsvLine(int number, String text) {}
