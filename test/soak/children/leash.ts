// Loaded before a program that knows nothing of its parent: it ends with it, however that ends.
process.once('disconnect', () => process.exit(1))
process.channel?.unref()
