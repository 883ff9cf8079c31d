this is no model
