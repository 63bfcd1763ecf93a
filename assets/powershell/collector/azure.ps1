# RDP Doctor host collector for Azure Run Command (RunPowerShellScript): why does Remote Desktop to this machine fail?
#
# It reads settings, services, the certificate, key rights, firewall rules and event numbers of Remote Desktop. It writes nothing, changes
# nothing, asks nothing, downloads nothing and sends nothing. Each run answers with at most 4,000 bytes, which is what Azure shows.
# $Part says what it reads: 1 settings, certificate, key and listener; 2 events; 3 firewall, network, TLS and policy; 4 machine, limits, rights.
# Copy the whole answer. Answers of several parts go behind one another, in any order.
param([int]$Part = 1)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# <functions>

Write-RdpdCollection -Form 'azure' -Part $Part -Limits @{ Seconds = 60; MaxRows = 15; Room = 3160; PartLength = 4000; LineLength = 0; Words = 800 }
