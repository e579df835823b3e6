// The Eclipse Layout Kernel answers the messages that it gets here.
import 'elkjs/lib/elk-worker.min.js'
