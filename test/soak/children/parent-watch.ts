// Loaded before a program, which then ends with its parent.
process.once('disconnect', () => process.exit(1))
process.channel?.unref()
