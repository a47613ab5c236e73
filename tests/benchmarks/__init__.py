"""What the budgets are measured by; `make bench` runs them all and prints one table."""
