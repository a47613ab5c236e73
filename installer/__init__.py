"""What makes an installable program of the checkout, and sets the checkout itself up."""
