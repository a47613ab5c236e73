"""Every kind of paper through the real validator of PDF/UA-1 and PDF/A-2a: `make vera`."""
