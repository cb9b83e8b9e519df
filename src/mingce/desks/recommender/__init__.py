"""Where a recommending office vets what its applicants handed in and passes it on."""
