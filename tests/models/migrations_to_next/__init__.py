"""Schema steps that only tests take: from this version to an imagined next one."""
