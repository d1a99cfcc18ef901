"""The command `kg`: one module a command family; printing happens here and nowhere else."""
