"""What was dealt with: parts, numbers, cases and papers, and the rulings below them."""
