"""What anyone may read: open rounds, titles held, published results, proofs."""
