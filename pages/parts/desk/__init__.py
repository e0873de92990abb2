"""What stewards see: adding documents, putting records right, and who may do so."""
