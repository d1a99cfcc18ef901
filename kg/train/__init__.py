"""How the shipped language pipeline is trained: corpora in, weights, figures and a model card out."""
