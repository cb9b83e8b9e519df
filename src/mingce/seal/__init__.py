"""What cannot be changed unseen.

Standard library only, and no other room, so that an outsider can read the whole of it and run
it with nothing installed. Read downwards:

``tree``       the Merkle tree over all entries: heads, proofs, and their verification
``digest``     SHA-256 and SM3, and the fingerprint of official words
``canonical``  one value, one byte string
"""
