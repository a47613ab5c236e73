"""Schema steps that only tests take: from the first version to an imagined second."""
