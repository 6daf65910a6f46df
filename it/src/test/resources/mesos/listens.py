"""An executor listens on a port of its container; prints what it was told."""

import socket
import sys

from pyspark.sql import SparkSession

sc = SparkSession.builder.getOrCreate().sparkContext
port = int(sys.argv[1])


def listen(_):
    with socket.create_server(('0.0.0.0', port)) as server:
        connection, _ = server.accept()
        with connection:
            word = connection.recv(100).decode().strip()
            connection.sendall(b'heard\n')
            return word


print(*sc.parallelize(range(1), 1).map(listen).collect())
sc.stop()
