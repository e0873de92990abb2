"""The steward's desk: a document given is kept, read apart, held against the present data, published or put aside."""
