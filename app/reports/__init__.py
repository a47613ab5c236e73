"""Paper: documents as data, how they are set on sheets, and the accessible PDF they become."""
