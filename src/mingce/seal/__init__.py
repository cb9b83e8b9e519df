"""What cannot be changed unseen.

Standard library only, and no other room, so that an outsider can read the whole of it and run
it with nothing installed. Read downwards:

``verify``      what an outsider runs on an export; needs no other module
``receipt``     what is given at once, and made of the entry alone
``proof``       one entry was sealed: offline, without an account
``tiles``       the tree in few rows
``checkpoint``  a head that travels
``tree``        the Merkle tree over all entries: heads, proofs, and their verification
``entry``       the four lines whose bytes are hashed
``commitment``  a text fixed without being shown, so that it can be erased
``digest``      SHA-256 and SM3, and the fingerprint of official words
``canonical``   one value, one byte string
"""
