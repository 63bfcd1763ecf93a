# RDP Doctor host collector: why does Remote Desktop to this computer fail?
#
# It reads settings, services, the certificate, key rights, firewall rules and event numbers of Remote Desktop. It writes nothing, changes
# nothing, asks nothing, downloads nothing and sends nothing. Read it before you run it; it is plain text and all of it is here.
#
# Run it on the computer that cannot be reached, best in an elevated PowerShell (5.1 or newer):
#   powershell.exe -NoProfile -ExecutionPolicy Bypass -File .\rdp-collector.ps1
# It prints what it read in plain words, then lines that begin with RDX1. Send everything that it printed back to whoever gave you this.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# <functions>

Write-RdpdCollection -Form 'any' -Limits @{ Seconds = 90; MaxRows = 0; Room = 230000; PartLength = 3700; LineLength = 76; Words = 20000 }
