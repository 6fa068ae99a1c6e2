"""chidao: who must do what, by when, with which figures, in Vietnamese, French and Arabic."""
