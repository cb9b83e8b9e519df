"""A parcel is a folder, or a tar of it: what leaves the ledger, and comes back to it."""

from mingce.ledger.parcels.packing import Packer, Part, packed
from mingce.ledger.parcels.unpacking import NotAParcel, Parcel, unpacked

__all__ = ["NotAParcel", "Packer", "Parcel", "Part", "packed", "unpacked"]
