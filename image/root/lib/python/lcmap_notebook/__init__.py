"""What this runtime adds to Jupyter: a start that explains itself, Spark's progress and Spark's pages."""
