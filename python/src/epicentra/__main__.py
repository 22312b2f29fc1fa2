from epicentra.cli import main

main()
